"""An Exercism track in, exercise folders of ours out; the track is a stranger's download and is read as one."""
