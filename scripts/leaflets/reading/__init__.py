"""Reading: from files to a project in memory. Never raises for a user's mistake."""
