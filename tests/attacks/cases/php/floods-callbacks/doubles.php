<?php
function doubler($n) { return 0; }
function doublerTout($nombres, $voir) { for (;;) { $voir(2); } }
