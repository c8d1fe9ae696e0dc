"""What people take with them on paper: the result of the guide, and the card to show a nurse, as tagged PDF."""
