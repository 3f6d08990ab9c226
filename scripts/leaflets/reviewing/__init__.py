"""What was decided about the texts: frozen English, and the state of each language."""
