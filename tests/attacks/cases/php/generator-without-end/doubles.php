<?php
function doubler($n) { for (;;) { yield 8; } }
function doublerTout($nombres, $voir) { for (;;) { yield 2; } }
