"""Reading: from files to a :class:`~leaflets.reading.project.Project`. Never raises for a user's mistake."""
