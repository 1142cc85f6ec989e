"""How Sphinx builds the documentation; nothing is fetched, neither here nor by a reader."""

from __future__ import annotations

import standoff

project = "Standoff"
author = "The Standoff maintainers"
project_copyright = author
release = version = standoff.__version__

extensions = ["myst_parser"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

# Pages show wrong files on purpose: nobody can colour what is not TOML.
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "furo"
html_title = "Standoff"
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["outputs.css"]
