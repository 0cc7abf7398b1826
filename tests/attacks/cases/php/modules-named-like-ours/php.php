<?php class TypeError2 {}
