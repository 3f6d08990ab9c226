"""Imported by the process that those that print are copies of: it loads what all of them need.

Where it cannot be loaded, each of them says so of the leaflet that it is to print.
"""

from leaflets.printing.worker import ready

ready()
