"""Wording: does a translation say what its source says? Listed forms only, never an opinion."""
