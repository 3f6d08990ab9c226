"""``leaflets bench --of build``: what a build costs beside others, and how that grows."""
