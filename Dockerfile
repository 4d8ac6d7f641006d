FROM debian:12 AS build
COPY . /praxis
WORKDIR /praxis
RUN apt-get update && apt-get install -y --no-install-recommends dpkg-dev file \
      $(awk '$1 == "program" {print $2}' generator/packages.txt) && \
    cmake -G Ninja -S . -B build-image -D PRAXIS_TESTS=OFF -D PRAXIS_FROM_NOTHING=ON && \
    cmake --build build-image && cd build-image && cpack -G DEB

FROM debian:12
COPY --from=build /praxis/build-image/praxis_*.deb /tmp/praxis.deb
RUN apt-get update && apt-get install -y /tmp/praxis.deb && rm -rf /tmp/praxis.deb /var/lib/apt/lists/*
WORKDIR /site
ENTRYPOINT ["praxis"]
