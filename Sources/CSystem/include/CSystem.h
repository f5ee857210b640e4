#ifndef HUIYIN_CSYSTEM_H
#define HUIYIN_CSYSTEM_H
// System calls that Swift's Glibc module lacks, as thin functions.
#endif
