<?php
function doubler($n) { return $n * ; }
