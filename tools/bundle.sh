#!/bin/sh
# Gathers the wheels of the project and of what it needs into dist/bundle, with a note how to install from there.
#
#   sh tools/bundle.sh ENVIRONMENT [here | windows | linux-x86_64 | linux-aarch64] [PYTHON-VERSION] [EXTRA]
#
# The versions are those of requirements.lock.
set -eu
. tools/index.sh

environment=$1
system=${2:-here}
version=${3:-$("$environment/bin/python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')}
extra=${4:-}

case "$system" in
    here) platform=""; tags="" ;;
    windows) platform=windows; tags="win_amd64" ;;
    linux-x86_64 | linux-aarch64)
        machine=${system#linux-}
        platform="$machine-manylinux_2_28"
        tags="manylinux_2_28_$machine manylinux_2_27_$machine manylinux_2_26_$machine manylinux_2_24_$machine manylinux2014_$machine manylinux_2_17_$machine" ;;
    *) echo "Unknown system '$system': here, windows, linux-x86_64 or linux-aarch64." >&2; exit 2 ;;
esac

rm -rf dist/bundle
mkdir -p build dist/bundle
tell_uv "$environment/bin/python"
"$environment/bin/uv" pip compile --quiet --no-header --no-annotate --constraint requirements.lock \
    --python-version "$version" ${platform:+--python-platform "$platform"} ${extra:+--extra "$extra"} \
    --output-file build/bundle.txt pyproject.toml
set --
for tag in $tags; do set -- "$@" --platform "$tag"; done
"$environment/bin/python" -m pip download -qq --disable-pip-version-check --no-deps --only-binary :all: \
    --python-version "$version" "$@" --dest dist/bundle --requirement build/bundle.txt
"$environment/bin/python" -m build --wheel --no-isolation --outdir dist/bundle . >build/bundle.log 2>&1 ||
    { cat build/bundle.log >&2; exit 1; }

cat >"dist/bundle/安装说明.txt" <<NOTE
践诺 Jiannuo：离线安装说明

本文件夹含践诺及其所需的全部安装包，适用于 Python $version（$system）。无需联网：
  1. 把本文件夹整个复制到要使用的电脑上，在该文件夹中打开命令行。
  2. Windows：
       py -$version -m venv .venv
       .venv\\Scripts\\pip install --no-index --find-links . jiannuo${extra:+[$extra]}
       .venv\\Scripts\\jiannuo read 报告.docx
     Linux：
       python$version -m venv .venv
       .venv/bin/pip install --no-index --find-links . "jiannuo${extra:+[$extra]}"
       .venv/bin/jiannuo read 报告.docx

Jiannuo: installing without internet

This folder holds Jiannuo and every package it needs, for Python $version ($system). Copy the whole folder to the
computer, open a command line in it, and type the three lines above for Windows or for Linux.
NOTE
echo "dist/bundle: $(ls dist/bundle/*.whl | wc -l) wheels, $(du -sh dist/bundle | cut -f1), for Python $version ($system)"
