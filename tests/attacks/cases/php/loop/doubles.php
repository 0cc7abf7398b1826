<?php
function doubler($n) { for (;;); }
function doublerTout($nombres, $voir) { return []; }
