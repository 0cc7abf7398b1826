<?php
function doubler($n) { return (string) ($n * 2); }
function doublerTout($nombres, $voir) { return []; }
