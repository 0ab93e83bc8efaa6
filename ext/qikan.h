/* qikan.h: Layer 0. Version of the extension, for code and for SQL. */
#ifndef QIKAN_H
#define QIKAN_H

/* MAJOR.MINOR.PATCH; a change of tokens also raises TOKENIZER_VERSION. */
#define QIKAN_VERSION "0.1.0"

#endif
