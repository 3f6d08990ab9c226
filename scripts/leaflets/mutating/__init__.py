"""Faults made by the program, to measure how many of them the wording check finds."""
