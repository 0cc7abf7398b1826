<?php $SECRET = [];
