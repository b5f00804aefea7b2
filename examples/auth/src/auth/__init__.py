"""A demo service that issues and verifies signed tokens; it asks nobody for a password."""
