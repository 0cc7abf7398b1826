<?php
enum Huit: int { case Bon = 8; }
function doubler($n) { return Huit::Bon; }
function doublerTout($nombres, $voir) { return []; }
