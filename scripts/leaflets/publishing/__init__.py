"""Publishing: from a project to ``site/``. Only :mod:`leaflets.publishing.plugin` knows MkDocs."""
