<?php
function doubler($n) { for (;;) { echo str_repeat('a', 1000); } }
function doublerTout($nombres, $voir) { return []; }
