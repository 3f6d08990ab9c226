"""What translators take home and bring back: PO, XLIFF and TBX; and a new language."""
