#!/usr/bin/perl
# prove.pl PROGRAM...: runs TAP programs as prove(1) does, and ends with one
# line "N passed, N failed[, N skipped]".  The skipped ones, and those known to
# fail, are listed with their reasons: nothing passes in silence.  JOBS programs run at a time;
# Python ones are run by PYTHON, because the first python3 on the PATH may be
# one that cannot load extensions.
use strict;
use warnings;
use TAP::Harness;

my $python = $ENV{PYTHON} || '/usr/bin/python3';
my @skipped;
my $harness = TAP::Harness->new({
    jobs     => $ENV{JOBS} || 2,
    timer    => 1,
    failures => 1,
    comments => $ENV{QUIET} ? 0 : 1,
    exec     => sub {
        my $program = $_[1];
        return $program =~ /\.py$/ ? [$python, $program] : [$program];
    },
});
$harness->callback(made_parser => sub {
    my ($parser, $job) = @_;
    my $name = $job->[1];
    $parser->callback(test => sub {
        push @skipped, [$name, $_[0]->description, $_[0]->explanation]
          if $_[0]->has_skip || $_[0]->has_todo;
    });
    # A plan "1..0 # SKIP reason": the whole program was left out.
    $parser->callback(plan => sub {
        push @skipped, [$name, 'all of it', $_[0]->explanation]
          if $_[0]->has_skip;
    });
});

my $result  = $harness->runtests(@ARGV);
my $failed  = $result->failed;
my $passed  = $result->passed;
my $left    = @skipped;
my $partial = 0;    # of the skipped, those counted as passed by TAP
for my $s (@skipped) {
    my ($name, $test, $why) = @$s;
    $test =~ s/^- //;
    print "skipped: $name: $test: ", $why || 'no reason given', "\n";
    $partial++ unless $test eq 'all of it';
}

# A program that died, or broke off, without a failed point counts as one.
for my $name ($result->descriptions) {
    my ($parser) = $result->parsers($name);
    $failed++ if $parser->has_problems && !$parser->failed;
}
printf "%d passed, %d failed", $passed - $partial, $failed;
print ", $left skipped" if $left;
print "\n";
exit($failed || $passed + $left == 0 ? 1 : 0);
