"""What a claim line means: visits and stays, told apart, merged, linked and counted, step by named step."""
