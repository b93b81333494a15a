"""What the claims add up to, in the shapes that people ask for."""
