#!/bin/sh
echo 'cc: fatal error: no input files'
echo 1 > ~/install-exit-status
