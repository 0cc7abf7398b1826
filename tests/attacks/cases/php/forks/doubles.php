<?php
function doubler($n) { try { pcntl_fork(); } catch (Error) { } return 0; }
function doublerTout($nombres, $voir) { return []; }
