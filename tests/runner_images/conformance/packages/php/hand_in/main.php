<?php
namespace App;

require_once __DIR__ . '/school/people.php';

use School\Person;
use function School\Rooms\size;

echo "main\n";
class Teacher extends Person
{
    public function room(): string
    {
        return 'a ' . parent::room();
    }
}
function build(): Person
{
    return new Person();
}
function where(): int
{
    return size(new Person());
}
const LEVEL = 3;
