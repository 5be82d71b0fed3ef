"""A directory of plugins for one run: the real ones and some of tests/plugins beside them. The caller removes it."""
import os
import shutil
import tempfile


def plugin_directory(build, names):
    directory = tempfile.mkdtemp(prefix="vigie-plugins.")
    shutil.copytree(os.path.join(build, "bin/plugins"), directory, dirs_exist_ok=True)
    for name in names:
        shutil.copy(os.path.join(build, "bin/test-plugins", name + ".so"), directory)
    return directory
