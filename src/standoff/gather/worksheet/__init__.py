"""The worksheet: what documents say some sides demand, threaten, offer, refuse, do and want."""
