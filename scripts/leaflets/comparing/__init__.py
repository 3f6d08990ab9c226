"""Comparing: from a project to findings. Pure: no files, no MkDocs, no WeasyPrint."""
