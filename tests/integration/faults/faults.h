/* What the parts of vigie_faults share: the folder $VIGIE_FAULTS, in which a run says what is wrong now. */
#pragma once

/* Whether the folder holds such a file. */
int is_set(const char* name);
/* The number in it; 0: none. */
long number_of(const char* name);
/* Writes a number for the run to read. */
void tell(const char* name, long number);
