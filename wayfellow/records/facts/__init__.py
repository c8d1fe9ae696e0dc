"""What is known about people to rules, and what rules came to."""
