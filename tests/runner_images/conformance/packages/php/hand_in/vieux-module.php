<?php
$compte = 0;
function plus()
{
    global $compte;
    return ++$compte;
}
function carre($n)
{
    return $n * $n;
}
spl_autoload_register(function (string $class) {
    require "classes/{$class}.php";
});
function charger()
{
    return new Chargee();
}
