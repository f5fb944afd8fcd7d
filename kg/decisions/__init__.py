"""What somebody has decided, and who is who: how both change what the default graph takes from an article (kg/store/projection.py)."""
