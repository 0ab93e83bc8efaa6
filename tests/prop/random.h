/* random.h: random numbers for the properties.
**
** A program sets the seed once, to a number of its own: what fails comes again.
*/
#ifndef QIKAN_RANDOM_H
#define QIKAN_RANDOM_H

#include <stdint.h>

static uint64_t seed;

/* 0 ... n - 1.  Knuth's MMIX generator; its low bits are the weak ones. */
static inline unsigned dice(unsigned n) {
  seed = seed * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(seed >> 33) % n;
}

#endif
