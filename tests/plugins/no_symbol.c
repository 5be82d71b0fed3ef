/* Wrong: a sound shared object that exports no vigie_plugin. */
int vigie_no_plugin(void);
int vigie_no_plugin(void) {
    return 1;
}
