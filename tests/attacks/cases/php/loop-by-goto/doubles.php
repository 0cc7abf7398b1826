<?php
function doubler($n) { encore: goto encore; }
function doublerTout($nombres, $voir) { return []; }
