# Sourced by ../lookback: an image of each process, made by a Docker engine. docs/images.md says what is in one, and why.

images_base=debian:13-slim
images_sbom=META-INF/sbom/application.cdx.json

images_help() {
  cat <<END
Usage: ./lookback images [OPTION...] [NAME...]
Makes a container image of each process, or of those that are named:
$apps. Nothing is pushed.
      --base IMAGE     what they are made from; it has glibc (default: $images_base)
      --registry R     where they will be, like registry.example.org/team (default: none)
      --tag T          (default: the version, $(project_version))
      --list           prints their names and makes nothing
  -h, --help           shows this
Needs Linux, a JDK $jdk_wanted and a Docker engine for the same kind of machine; DOCKER_HOST says where it is.
END
}

project_version() {
  sed -n '/<artifactId>lookback<\/artifactId>/{n;s/.*<version>\(.*\)<\/version>.*/\1/p;}' "$here/pom.xml"
}

images_are_named() {
  printf '%s\n' "$2" | grep -Eq "^($3)\$" || fail "images: $1: '$2' (expected: $4)" 2
}

# Sets base, registry, tag, list and names of the caller.
images_options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --*=*)
        images_options "${1%%=*}" "${1#*=}"
        shift && continue
        ;;
      --base | --registry | --tag)
        [ -n "${2:-}" ] || fail "images: $1: no value (see ./lookback images --help)" 2
        printf -v "${1#--}" '%s' "$2"
        shift
        ;;
      --list) list=yes ;;
      -h | --help) images_help && exit 0 ;;
      -*) fail "unknown option of images: '$1' (see ./lookback images --help)" 2 ;;
      *)
        images_are_named "name" "$1" "${apps// /|}" "one or more of $apps"
        names="$names $1"
        ;;
    esac
    shift
  done
}

image_name() {
  printf '%slookback/%s:%s\n' "${registry:+$registry/}" "$1" "$tag"
}

# jlink makes a runtime for the JDK's own kind of machine.
require_engine() {
  local engine jdk
  command -v docker >/dev/null || fail "no docker on PATH (expected: the command, and an engine that it reaches)"
  engine=$(docker version --format '{{.Server.Os}}/{{.Server.Arch}}' 2>&1) \
    || fail "no Docker engine answers at ${DOCKER_HOST:-its usual socket}: $(printf '%s\n' "$engine" | tail -n 1)"
  jdk=$(sed -n 's/^OS_NAME="\(.*\)"/\1/p' "$JAVA_HOME/release" | tr 'L' 'l')/$(sed -n 's/^OS_ARCH="\(.*\)"/\1/p' "$JAVA_HOME/release")
  case $jdk in
    linux/x86_64) jdk=linux/amd64 ;;
    linux/aarch64) jdk=linux/arm64 ;;
  esac
  [ "$jdk" = "$engine" ] \
    || fail "the engine runs $engine, the JDK in $JAVA_HOME is for $jdk (expected: the same; make images on such a machine)"
}

jars_have_sboms() {
  local app
  for app in $apps; do
    "$JAVA_HOME/bin/jar" --list --file "$(jar_of "$app")" | grep -qx "$images_sbom" || return 1
  done
}

build_with_sboms() {
  # shellcheck disable=SC2086
  jars_are_fresh $apps && jars_have_sboms || run_maven run,sbom "$apps"
}

# What one image is made from, as the Dockerfile wants it.
unpack_for_image() {
  local app=$1 jar
  jar=$(jar_of "$app")
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -Djarmode=tools -jar "$jar" extract --layers \
    --application-filename app.jar --destination "$work/$app" >>"$log" 2>&1 || fail "cannot unpack $app, see $log"
  mkdir -p "$work/$app/snapshot-dependencies" "$work/$app/writable/data" "$work/$app/writable/spool"
  (cd "$work/$app" && "$JAVA_HOME/bin/jar" --extract --file "$jar" "$images_sbom") && mv "$work/$app/$images_sbom" "$work/$app/sbom.cdx.json"
  cp "$here/images/jvm.options" "$work/$app/jvm.options"
  cp "$here/images/training/$app.options" "$work/$app/training.options"
}

make_runtime() {
  local modules
  modules=$(sed -n 's/^+\{0,1\}\([a-z][a-z.]*\)$/\1/p' "$here/images/modules" | tr '\n' ',')
  "$JAVA_HOME/bin/jlink" --add-modules "${modules%,}" --no-header-files --no-man-pages --compress zip-6 \
    --output "$work/runtime" >>"$log" 2>&1 || { tail -n 5 "$log" >&2; fail "no runtime, all of it in $log"; }
}

# The same files give the same layers, whoever makes them and when; and the image's user may read them.
settle_files() {
  find "$work" -exec touch -h -t 202611230000 {} +
  chmod -R u=rwX,go=rX "$work"
}

revision() {
  local commit
  commit=$(git -C "$here" rev-parse HEAD 2>/dev/null) || commit=unknown
  [ -z "$(git -C "$here" status --porcelain 2>/dev/null)" ] || commit=$commit-dirty
  printf '%s\n' "$commit"
}

make_image() {
  local app=$1 image started=$SECONDS
  image=$(image_name "$app")
  # In one place at a time: it is large, and sent to the engine with each.
  mv "$work/runtime" "$work/$app/runtime"
  docker build --network none --file "$here/images/Dockerfile" --tag "$image" \
    --build-arg BASE="$base" --build-arg NAME="lookback/$app" --build-arg VERSION="$(project_version)" \
    --build-arg DESCRIPTION="$(sed -n 's/.*<description>\(.*\)<\/description>.*/\1/p' "$here/$app/pom.xml")" \
    --build-arg REVISION="$revision" "$work/$app" >>"$log" 2>&1 \
    || { tail -n 12 "$log" >&2; fail "no image $image, all of it in $log; a base that cannot be pulled here is another by --base (images/make-base makes one)"; }
  mv "$work/$app/runtime" "$work/runtime"
  printf '  %s  %s MB, made in %s s\n' "$image" "$(($(docker image inspect --format '{{.Size}}' "$image") / 1000000))" "$((SECONDS - started))"
}

run_images() {
  local base=$images_base registry="" tag list=no names="" app work log=$build/images.log revision
  tag=$(project_version)
  images_options "$@"
  registry=${registry%/}
  images_are_named --tag "$tag" '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}' "letters, digits, dots, dashes"
  [ -z "$registry" ] || images_are_named --registry "$registry" '[a-z0-9.-]+(:[0-9]+)?(/[a-z0-9._-]+)*' "host[:port][/path]"
  names=${names:-$apps}
  if [ $list = yes ]; then
    for app in $names; do image_name "$app"; done
    exit 0
  fi
  find_jdk
  require_engine
  take_build_lock
  build_with_sboms
  work=$(mktemp -d "$build/images.XXXXXX")
  # shellcheck disable=SC2064
  trap "rm -rf '$work' '$build/lock'" EXIT
  : >"$log"
  echo "making images from $base (log: $log)"
  for app in $names; do unpack_for_image "$app"; done
  rm -rf "$build/lock"
  make_runtime
  settle_files
  revision=$(revision)
  for app in $names; do make_image "$app"; done
  exit 0
}
