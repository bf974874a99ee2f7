"""Rules on the finished file, one file each: what PowerPoint would refuse, or what must not leave."""
