"""Printing: from a project to PDF leaflets. Only :mod:`leaflets.printing.weasy` knows WeasyPrint."""
