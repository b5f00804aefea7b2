"""A demo service that greets, and that asks the auth service whom it greets."""
