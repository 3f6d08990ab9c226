"""Printing: from a project to PDF leaflets. Only the module ``weasy`` knows WeasyPrint."""
