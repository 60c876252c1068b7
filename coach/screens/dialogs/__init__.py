"""Dialogs: small screens over another that ask or tell one thing."""
