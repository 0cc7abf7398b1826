<?php

function hello($name)
{
    return "Bonjour " . ($name === "" ? "inconnu" : $name) . " !";
}
